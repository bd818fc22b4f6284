<?php
return ['writes' => [], 'answer' => function (): void {
    answerJson([]);
}];
